/// The gate every order passes before anything else happens (engine contract 3.4).
///
/// Knows accounts and orders, never a venue. Open [Gate].
package io.quantlab.engine.risk;
