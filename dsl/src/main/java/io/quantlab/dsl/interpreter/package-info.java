/// Runs a plan: the reference, and the start of every script.
///
/// The plan is turned once into typed nodes with slots bound; a run is a walk over them. It keeps
/// nothing between two events. Open [Interpreter] first.
package io.quantlab.dsl.interpreter;
