package io.quantlab.fargate.cli.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import picocli.CommandLine.Option;

/// The file of the tokens of a login, which its owner alone can read.
///
/// It is written beside its place and moved there, so that a process that reads finds the one
/// before or the one after.
final class Credentials {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--credentials",
      paramLabel = "FILE",
      description =
          "Where the tokens of the login are. Default: .quantlab/credentials.json at home.")
  Path file;

  /// The tokens of a login.
  ///
  /// @param server address of the service
  /// @param expiresAtMillis when the access token ends
  record Tokens(String server, String accessToken, String refreshToken, long expiresAtMillis) {}

  Path path() {
    return file == null
        ? Path.of(System.getProperty("user.home"), ".quantlab", "credentials.json")
        : file;
  }

  /// The tokens; fails when nobody is logged in, or when others can read them.
  Tokens read() {
    Path path = path();
    if (!Files.exists(path)) {
      throw new Failure(ExitCode.USAGE, "Nobody is logged in.", "First: ./quantlab login");
    }
    try {
      if (isPosix(path) && !Files.getPosixFilePermissions(path).equals(OWNER_ONLY)) {
        throw new Failure(
            ExitCode.ENVIRONMENT,
            path + " can be read by others.",
            "Log in again, or: chmod 600 " + path);
      }
      return JSON.readValue(path.toFile(), Tokens.class);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.BAD_DATA, path + " holds no login: " + e.getMessage(), "Log in again.", e);
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  void write(Tokens tokens) {
    Path path = path().toAbsolutePath();
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.createDirectories(path.getParent());
      Files.deleteIfExists(fresh);
      if (isPosix(path)) {
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      } else {
        Files.createFile(fresh);
      }
      Files.write(fresh, JSON.writeValueAsBytes(tokens), StandardOpenOption.WRITE);
      Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      throw new Failure(
          ExitCode.ENVIRONMENT, "Another process writes " + path + ".", "Try again.", e);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.ENVIRONMENT, "Writing " + path + " failed: " + e.getMessage(), "", e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(path());
    } catch (IOException e) {
      throw new Failure(
          ExitCode.ENVIRONMENT, "Deleting " + path() + " failed: " + e.getMessage(), "", e);
    }
  }
}
