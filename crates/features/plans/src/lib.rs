//! Directives, plans read from documents, six-clears tasks, progress, difficulties.
