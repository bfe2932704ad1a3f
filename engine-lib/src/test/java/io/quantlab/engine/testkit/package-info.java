/// Runs of the real kernel for tests: small markets, what a run left, and the judge of every run.
///
/// Three ways in: [Lab] runs scripts over any rows, cut and repeated; [EngineRun] is a lab in the
/// words of tests worked by hand, over [Tape]s written by time of day; [SmallRun] is a whole
/// backtest with its journal. Whatever they run is judged without being asked:
/// [InvariantsExtension] watches every test, [Invariants] says what must hold, `InvariantsTest`
/// shows that it bites.
///
/// A new kind of market data teaches [ReachInvariants] and [SizeInvariants] what a fill on it may
/// reach; a new ledger cause or order kind needs nothing here as long as the books balance.
package io.quantlab.engine.testkit;
