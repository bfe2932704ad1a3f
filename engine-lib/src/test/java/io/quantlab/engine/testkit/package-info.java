/// A workbench for engine tests: write rows by hand or at random, run strategies over them, read
/// the output events, and have every invariant of engine contract 1.6 checked after the test.
///
/// Open [Lab] first: its comment shows a whole test. The slow twins of the engine stand here too.
package io.quantlab.engine.testkit;
