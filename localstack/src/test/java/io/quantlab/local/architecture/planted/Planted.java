package io.quantlab.local.architecture.planted;

import io.quantlab.engine.instrument.Instrument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// One class for each rule that is to be broken, and [Innocent], which breaks none.
public final class Planted {
  private Planted() {}

  static final class ReadsSystemClock {
    long stamp() {
      return System.nanoTime();
    }
  }

  static final class ReadsInstantNow {
    Instant stamp() {
      return Instant.now();
    }
  }

  static final class FormatsInDefaultLocale {
    String text(double value) {
      return String.format("%.2f", value);
    }
  }

  static final class LowersInDefaultLocale {
    String text(String value) {
      return value.toLowerCase();
    }
  }

  static final class ThrowsUnseededDice {
    int roll() {
      return new Random().nextInt(6);
    }
  }

  static final class StartsThread {
    void start() {
      new Thread(() -> {}).start();
    }
  }

  static final class ReadsFile {
    String read() throws IOException {
      return Files.readString(Path.of("x"));
    }
  }

  static final class Boxes {
    private final List<Long> values = new ArrayList<>();

    void add(long value) {
      values.add(value);
    }
  }

  static final class UsesBigDecimal {
    BigDecimal half() {
      return new BigDecimal("0.5");
    }
  }

  static final class Streams {
    long count(List<String> words) {
      return words.stream().count();
    }
  }

  static final class ReadsSymbol {
    String name(Instrument instrument) {
      return instrument.symbol();
    }
  }

  static class Open {}

  static final class ThingManager {}

  static final class Changing {
    public int value;
  }

  static final class Innocent {
    private final Random random = new Random(7);
    private final long[] values = new long[4];

    String text(String word, double ratio) {
      values[0] = random.nextLong();
      return word.toLowerCase(Locale.ROOT) + ": " + ratio + " of " + values[0];
    }
  }
}
