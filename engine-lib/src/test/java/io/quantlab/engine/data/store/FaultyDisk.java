package io.quantlab.engine.data.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// A disk that runs full after a number of bytes, and writes down every step for a crash to be
/// replayed.
final class FaultyDisk implements StoreDisk {
  /// One step on a file.
  sealed interface Step {
    record Write(Path path, long position, byte[] bytes) implements Step {}

    record Force(Path path) implements Step {}

    record Truncate(Path path, long size) implements Step {}

    record Publish(Path from, Path to) implements Step {}
  }

  private final List<Step> steps = new ArrayList<>();
  private long room;

  FaultyDisk(long room) {
    this.room = room;
  }

  List<Step> steps() {
    return steps;
  }

  @Override
  public StoreChannel open(Path path) throws IOException {
    StoreChannel real = StoreDisk.FILES.open(path);
    return new StoreChannel() {
      @Override
      public void write(ByteBuffer bytes, long position) throws IOException {
        room -= bytes.remaining();
        if (room < 0) {
          throw new IOException("No space left on device");
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        steps.add(new Step.Write(path, position, copy));
        real.write(bytes, position);
      }

      @Override
      public void force() throws IOException {
        steps.add(new Step.Force(path));
        real.force();
      }

      @Override
      public void truncate(long size) throws IOException {
        steps.add(new Step.Truncate(path, size));
        real.truncate(size);
      }

      @Override
      public void close() throws IOException {
        real.close();
      }
    };
  }

  @Override
  public void publish(Path from, Path to) throws IOException {
    steps.add(new Step.Publish(from, to));
    StoreDisk.FILES.publish(from, to);
  }

  /// Does a step again below `to` instead of `from`; of a write only the first `length` bytes.
  static void replay(Step step, Path from, Path to, int length) throws IOException {
    switch (step) {
      case Step.Write write -> {
        Path path = to.resolve(from.relativize(write.path()));
        try (FileChannel channel =
            FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
          channel.write(
              ByteBuffer.wrap(write.bytes(), 0, Math.min(length, write.bytes().length)),
              write.position());
        }
      }
      case Step.Truncate truncate -> {
        Path path = to.resolve(from.relativize(truncate.path()));
        try (FileChannel channel =
            FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
          channel.truncate(truncate.size());
        }
      }
      case Step.Publish publish ->
          Files.move(
              to.resolve(from.relativize(publish.from())),
              to.resolve(from.relativize(publish.to())),
              StandardCopyOption.ATOMIC_MOVE);
      case Step.Force force -> assertExists(to.resolve(from.relativize(force.path())));
    }
  }

  private static void assertExists(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new IOException("forced a file that is not there: " + path);
    }
  }
}
