//! The commune's bodies, units and job positions.
