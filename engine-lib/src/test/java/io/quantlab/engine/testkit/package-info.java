/// Runs of the real kernel for tests: small markets, what a run left, checks that hold for every
/// run.
///
/// Open [EngineRun] first.
package io.quantlab.engine.testkit;
