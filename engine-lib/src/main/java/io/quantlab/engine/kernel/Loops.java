package io.quantlab.engine.kernel;

/// The inner loops of a run.
interface Loops {
  RowLoop trades();

  RowLoop quotes();

  RowLoop bars();
}
