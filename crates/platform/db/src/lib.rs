//! Both database engines behind one small door: one SQL text, one writer, one journal leaf per change.
