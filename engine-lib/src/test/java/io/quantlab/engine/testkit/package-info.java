/// Runs of the real kernel for tests: small markets, what a run left, checks that hold for every
/// run.
///
/// Two ways in: [EngineRun] runs strategies twice over [Tape]s written by time of day, for tests
/// worked by hand; [Lab] runs scripts over any rows, cut and repeated, for tests of invariants.
package io.quantlab.engine.testkit;
