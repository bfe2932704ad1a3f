/// Options as a whole: what contracts there are on an underlying, and how the value of one moves.
///
/// Open [OptionChain] first. The package knows terms and numbers; who holds an option and what
/// becomes of it at its expiry is the kernel's business (engine contract A-12).
package io.quantlab.engine.option;
