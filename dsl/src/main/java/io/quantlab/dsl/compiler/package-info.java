/// Compiles a plan into one hidden class: what runs a script once it is hot.
///
/// The class says what the interpreter's nodes say, operation for operation: the hard ones are the
/// same static methods, so both agree bit for bit in values, fuel, errors and places. Before a
/// class is defined its bytes are read back and held against [AllowList]. Open [PlanCompiler]
/// first, then [MethodWriter]. The package knows the plan only: no text, no tree, no host.
package io.quantlab.dsl.compiler;
