//! Values and the collector.
