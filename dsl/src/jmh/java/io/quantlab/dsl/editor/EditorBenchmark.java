package io.quantlab.dsl.editor;

import io.quantlab.dsl.diagnostic.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Answers of the editor service on a script of 2 KB, `examples/turtle-breakout.wick` (wick.md 14.1:
/// within 50 ms). What is answered is checked before it is timed.
///
/// Run in the folder `dsl`: `mvn -Pjmh package`, then `org.openjdk.jmh.Main EditorBenchmark`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EditorBenchmark {
  private String text;
  private Document document;
  private int name;
  private int argument;

  @Setup
  public void read() throws IOException {
    text = Files.readString(Path.of("../examples/turtle-breakout.wick"));
    document = Document.of(text);
    name = text.indexOf("range_bars:");
    argument = text.indexOf("entry_bars)[1]") + 3;
    boolean right =
        document.diagnostics().isEmpty()
            && document.references(name).size() == 4
            && document.completions(argument).stream()
                .anyMatch(each -> each.label().equals("entry_bars"));
    if (!right) {
      throw new IllegalStateException("the answers are wrong");
    }
  }

  @Benchmark
  public Document opens() {
    return Document.of(text);
  }

  @Benchmark
  public List<Completion> completes() {
    return document.completions(argument);
  }

  @Benchmark
  public Optional<Hover> hovers() {
    return document.hover(argument);
  }

  @Benchmark
  public Rename renames() {
    return document.rename(name, "average_bars");
  }

  @Benchmark
  public List<SemanticToken> colors() {
    return document.tokens();
  }

  @Benchmark
  public Object actions() {
    return document.actions(new Span(0, text.length()));
  }
}
