package io.quantlab.platform.key;

/// Named secrets; never in environment variables, logs or snapshots (platform contract 14.1).
public interface Secrets {
  /// 32 bytes. The caller does not change them.
  byte[] get(SecretName name);
}
