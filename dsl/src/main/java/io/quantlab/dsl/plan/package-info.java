/// A script as a program: typed operations over numbered slots, with no way back to the tree but
/// site numbers, and the state the program works on.
///
/// Open [Plan] first, then [Act] and the three families of operations, [DoubleOp], [LongOp] and
/// [RefOp]. [State] is what a script keeps; it lies outside of whatever runs the plan, so that an
/// interpreter and compiled classes can take turns between two events. What a script does to the
/// outside waits in the [Outbox]; what it asks for comes through [World]. Hard operations stand
/// once for every back end: arithmetic in [Numbers], all else in package `runtime`.
package io.quantlab.dsl.plan;
