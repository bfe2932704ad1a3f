/// What a script means, as far as it can be known before it runs.
///
/// Names get slots, expressions types and stages; stateful calls are lifted out of branches or
/// refused; values that are still developing are kept out of orders, alerts and verdicts. Open
/// [Checker] first. One walk over the tree: a name is known from its declaration on. Nothing is
/// evaluated but whole numbers that are written out.
package io.quantlab.dsl.check;
