/// Continuous futures series: which contract of a chain is in front when, and what of the gaps
/// between them is taken out of the prices (engine contract M-20).
///
/// Views for reading and export; they know the whole chain at once, so no run trades on them. Open
/// [ContinuousSeries].
package io.quantlab.engine.continuous;
