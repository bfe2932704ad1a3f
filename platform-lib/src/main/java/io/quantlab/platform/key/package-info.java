/// Keys and secrets behind ports: signing of tokens, named secrets, sealing of small texts.
///
/// On one machine they lie in files that `local.runtime` makes; in the cloud a key service holds
/// them. Open [Signer] first.
package io.quantlab.platform.key;
