package io.quantlab.function.wiring;

import io.quantlab.platform.key.Secrets;
import io.quantlab.platform.key.Signer;

/// The keys a function lives by.
public record Keys(Signer signer, Secrets secrets) {}
