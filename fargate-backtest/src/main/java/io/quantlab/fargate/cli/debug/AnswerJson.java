package io.quantlab.fargate.cli.debug;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.dsl.debug.LineView;
import io.quantlab.dsl.debug.Shown;
import io.quantlab.fargate.debug.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Answers as JSON, one object on one line: the command, the kind of the answer, its values.
final class AnswerJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AnswerJson() {}

  static String line(String command, Answer answer) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("command", command);
    object.putAll(of(answer));
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer is maps, lists and texts", e);
    }
  }

  private static Map<String, Object> of(Answer answer) {
    Map<String, Object> object = new LinkedHashMap<>();
    switch (answer) {
      case Answer.Where where -> where(where, object);
      case Answer.Values(List<Shown> values) -> {
        object.put("answer", "values");
        object.put("values", values.stream().map(AnswerJson::of).toList());
      }
      case Answer.Facts facts -> {
        object.put("answer", "facts");
        object.put("title", facts.title());
        object.put("facts", facts.facts());
      }
      case Answer.Rows rows -> {
        object.put("answer", "rows");
        object.put("title", rows.title());
        object.put("rows", rows.rows().stream().map(row -> row(rows, row)).toList());
      }
      case Answer.Lines lines -> {
        object.put("answer", "lines");
        object.put("events", lines.events());
        object.put("lines", lines.lines().stream().map(AnswerJson::of).toList());
      }
      case Answer.Why why -> why(why, object);
      case Answer.Note(String text) -> {
        object.put("answer", "note");
        object.put("text", text);
      }
      case Answer.Problem problem -> {
        object.put("answer", "problem");
        object.put("message", problem.message());
        if (!problem.expression().isEmpty()) {
          object.put("expression", problem.expression());
          object.put("column", problem.column());
        }
      }
      case Answer.Several(List<Answer> all) -> {
        object.put("answer", "several");
        object.put("answers", all.stream().map(AnswerJson::of).toList());
      }
    }
    return object;
  }

  private static void where(Answer.Where where, Map<String, Object> object) {
    object.put("answer", "where");
    object.put("step", where.step());
    object.put("kind", where.kind());
    object.put("epochNanos", where.epochNanos());
    object.put("time", where.time());
    object.put("what", where.what());
    if (where.bar() >= 0) {
      object.put("bar", where.bar());
    }
    object.put("watches", where.watches().stream().map(AnswerJson::of).toList());
    object.put("said", where.said());
    if (!where.reason().isEmpty()) {
      object.put("reason", where.reason());
    }
  }

  private static void why(Answer.Why why, Map<String, Object> object) {
    object.put("answer", "why");
    object.put("root", of(why.root()));
    why.known()
        .ifPresent(known -> {
          Map<String, Object> first = new LinkedHashMap<>();
          first.put("step", known.step());
          first.put("time", known.time());
          first.put("bars", known.bars());
          first.put("value", of(known.value()));
          object.put("known", first);
        });
  }

  private static Map<String, Object> of(Answer.WhyNode node) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("text", node.text());
    object.put("line", node.line());
    node.value().ifPresent(value -> object.put("value", of(value)));
    object.put("note", node.note());
    object.put("parts", node.parts().stream().map(AnswerJson::of).toList());
    return object;
  }

  private static Map<String, Object> of(Shown value) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", value.name());
    object.put("type", value.type());
    object.put("value", value.known() ? value.exact() : null);
    if (!value.error().isEmpty()) {
      object.put("error", value.error());
    }
    return object;
  }

  private static Map<String, Object> of(LineView line) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("line", line.number());
    object.put("text", line.text());
    object.put("ran", line.ran());
    object.put("runs", line.runs());
    object.put("fuel", line.fuel());
    List<Object> values = new ArrayList<>();
    line.values().forEach(each -> values.add(of(each)));
    object.put("values", values);
    return object;
  }

  private static Map<String, Object> row(Answer.Rows rows, List<Object> cells) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      object.put(rows.columns().get(i).name(), cells.get(i));
    }
    return object;
  }
}
