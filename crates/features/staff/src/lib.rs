//! The register of cadres and civil servants.
