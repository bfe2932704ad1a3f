/// A checked script as a program: typed operations over numbered slots, with no way back to the
/// tree but site numbers.
///
/// Open [Plan] first, then [Act], [DoubleOp] and [LongOp]. [State] is what a script keeps; it lies
/// outside of whatever runs the plan, so that an interpreter and compiled classes can take turns
/// between two events. Hard operations stand once, in [Numbers], for both. [Planner] makes the
/// plan.
///
/// Planned so far: numbers and truth values, all statements on them, history of names, indicators
/// outside of loops. What is missing is named by [Planned.Missing], never run by half.
package io.quantlab.dsl.plan;
