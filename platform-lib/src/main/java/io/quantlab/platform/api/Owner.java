package io.quantlab.platform.api;

/// The function that answers a route; they are split where rights, latency or damage differ.
public enum Owner {
  IDENTITY,
  API
}
