package io.quantlab.local.runtime;

import io.quantlab.platform.key.SecretName;
import io.quantlab.platform.key.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// Secrets in files of 32 random bytes, made at the first start (platform contract 14.1).
public final class FileSecrets implements Secrets {
  private static final int BYTES = 32;

  private final Map<SecretName, byte[]> secrets = new EnumMap<>(SecretName.class);

  private FileSecrets() {}

  /// The secrets of a folder; makes those that are missing.
  public static FileSecrets in(Path folder) {
    FileSecrets all = new FileSecrets();
    for (SecretName name : SecretName.values()) {
      Path file =
          folder.resolve(name.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".secret");
      try {
        if (!Files.exists(file)) {
          byte[] fresh = new byte[BYTES];
          new SecureRandom().nextBytes(fresh);
          OwnFile.write(file, fresh);
        }
        all.secrets.put(name, Files.readAllBytes(file));
      } catch (IOException e) {
        throw new UncheckedIOException("the secret " + file, e);
      }
    }
    return all;
  }

  @Override
  public byte[] get(SecretName name) {
    return secrets.get(name);
  }
}
