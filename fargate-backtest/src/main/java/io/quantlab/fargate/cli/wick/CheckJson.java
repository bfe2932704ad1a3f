package io.quantlab.fargate.cli.wick;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Fix;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What `check --json` prints: every diagnostic with its places and its quick fix.
///
/// Lines and columns count from 1, columns in UTF-16 units; an end is the place behind the last
/// unit.
final class CheckJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Path, Source> sources;

  CheckJson(Map<Path, Source> sources) {
    this.sources = sources;
  }

  String write(Map<Path, List<Diagnostic>> found, long errors, long remarks) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode files = root.putArray("files");
    found.forEach((file, diagnostics) -> {
      ObjectNode each = files.addObject().put("file", file.toString());
      ArrayNode list = each.putArray("diagnostics");
      diagnostics.forEach(diagnostic -> add(list.addObject(), diagnostic, sources.get(file)));
    });
    root.put("errors", errors).put("remarks", remarks);
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    try {
      return JSON.writer(printer).writeValueAsString(root);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of plain values is always JSON", impossible);
    }
  }

  private static void add(ObjectNode node, Diagnostic diagnostic, Source source) {
    node.put("code", diagnostic.code().name());
    node.put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
    node.put("message", diagnostic.message());
    place(node, diagnostic.span(), source);
    ArrayNode related = node.putArray("related");
    for (Diagnostic.Related each : diagnostic.related()) {
      place(related.addObject().put("message", each.note()), each.span(), source);
    }
    diagnostic
        .fix()
        .ifPresent(fix -> {
          ObjectNode offered = node.putObject("fix").put("title", fix.title());
          ArrayNode edits = offered.putArray("edits");
          for (Fix.Edit edit : fix.edits()) {
            place(edits.addObject().put("text", edit.text()), edit.span(), source);
          }
        });
  }

  private static void place(ObjectNode node, Span span, Source source) {
    node.put("line", source.lineOf(span.start()));
    node.put("column", source.columnOf(span.start()));
    node.put("endLine", source.lineOf(span.end()));
    node.put("endColumn", source.columnOf(span.end()));
  }
}
