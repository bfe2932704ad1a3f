package io.quantlab.platform.store;

/// What is counted against a plan.
public enum Quota {
  CORE_SECONDS,
  STORAGE_BYTES,
  SCRIPTS,
  RUNNING_JOBS
}
