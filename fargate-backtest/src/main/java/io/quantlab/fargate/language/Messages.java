package io.quantlab.fargate.language;

import io.quantlab.dsl.diagnostic.Fix;
import io.quantlab.dsl.diagnostic.Severity;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.editor.Completion;
import io.quantlab.dsl.editor.Fold;
import io.quantlab.dsl.editor.OutlineEntry;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Tuple;

/// Answers of the editor service as messages of the protocol.
///
/// @param uri of the script
record Messages(String uri, Places places) {
  Diagnostic diagnostic(io.quantlab.dsl.diagnostic.Diagnostic found) {
    Diagnostic diagnostic = new Diagnostic(places.range(found.span()), found.message());
    diagnostic.setCode(found.code().name());
    diagnostic.setSource("wick");
    diagnostic.setSeverity(severity(found.severity()));
    diagnostic.setRelatedInformation(
        found.related().stream()
            .map(each -> new DiagnosticRelatedInformation(location(each.span()), each.note()))
            .toList());
    if (found.code().editorOnly()) {
      diagnostic.setTags(List.of(DiagnosticTag.Unnecessary));
    }
    return diagnostic;
  }

  private static DiagnosticSeverity severity(Severity severity) {
    return switch (severity) {
      case ERROR, BIND, RUNTIME -> DiagnosticSeverity.Error;
      case WARNING -> DiagnosticSeverity.Warning;
      case HINT -> DiagnosticSeverity.Hint;
    };
  }

  Location location(Span span) {
    return new Location(
        places.library(span).map(each -> ScriptPlace.ofLibrary(uri, each)).orElse(uri),
        places.range(span));
  }

  WorkspaceEdit edit(Fix fix) {
    List<TextEdit> edits =
        fix.edits().stream()
            .map(each -> new TextEdit(places.range(each.span()), each.text()))
            .toList();
    return new WorkspaceEdit(Map.of(uri, edits));
  }

  /// @param number place in the list: editors sort by text
  CompletionItem completion(Completion offered, int number) {
    CompletionItem item = new CompletionItem(offered.label());
    item.setKind(kind(offered.kind()));
    item.setDetail(offered.detail());
    item.setSortText("%05d".formatted(number));
    item.setInsertTextFormat(
        offered.isSnippet() ? InsertTextFormat.Snippet : InsertTextFormat.PlainText);
    item.setTextEdit(
        Either.forLeft(new TextEdit(places.range(offered.replaces()), offered.insert())));
    if (!offered.doc().isEmpty()) {
      item.setDocumentation(markdown(offered.doc()));
    }
    return item;
  }

  private static CompletionItemKind kind(Completion.Kind kind) {
    return switch (kind) {
      case KEYWORD -> CompletionItemKind.Keyword;
      case SNIPPET -> CompletionItemKind.Snippet;
      case VARIABLE -> CompletionItemKind.Variable;
      case CONSTANT -> CompletionItemKind.Constant;
      case FUNCTION -> CompletionItemKind.Function;
      case MEMBER -> CompletionItemKind.Property;
      case ARGUMENT, OPTION -> CompletionItemKind.Field;
      case ENUM_MEMBER -> CompletionItemKind.EnumMember;
      case TYPE -> CompletionItemKind.Class;
      case EVENT -> CompletionItemKind.Event;
    };
  }

  static MarkupContent markdown(String text) {
    return new MarkupContent(MarkupKind.MARKDOWN, text);
  }

  static SignatureHelp signature(io.quantlab.dsl.editor.SignatureHelp help) {
    List<SignatureInformation> forms =
        help.signatures().stream()
            .map(each -> {
              SignatureInformation form = new SignatureInformation(each.label());
              form.setDocumentation(markdown(each.doc()));
              form.setParameters(each.parameters().stream().map(Messages::parameter).toList());
              return form;
            })
            .toList();
    return new SignatureHelp(
        forms, help.signature(), help.parameter() < 0 ? null : help.parameter());
  }

  private static ParameterInformation parameter(Span place) {
    ParameterInformation parameter = new ParameterInformation();
    parameter.setLabel(Tuple.two(place.start(), place.end()));
    return parameter;
  }

  DocumentSymbol symbol(OutlineEntry entry) {
    return new DocumentSymbol(
        entry.name().isEmpty() ? "?" : entry.name(),
        kind(entry.kind()),
        places.range(entry.span()),
        places.range(entry.place()),
        entry.detail(),
        entry.children().stream().map(this::symbol).toList());
  }

  private static SymbolKind kind(OutlineEntry.Kind kind) {
    return switch (kind) {
      case SCRIPT, IMPORT -> SymbolKind.Module;
      case INPUT -> SymbolKind.Property;
      case CONSTANT -> SymbolKind.Constant;
      case VARIABLE -> SymbolKind.Variable;
      case FUNCTION -> SymbolKind.Function;
      case RECORD -> SymbolKind.Struct;
      case FIELD -> SymbolKind.Field;
      case ENUM -> SymbolKind.Enum;
      case ENUM_MEMBER -> SymbolKind.EnumMember;
      case EVENT -> SymbolKind.Event;
      case RISK -> SymbolKind.Namespace;
      case TEST -> SymbolKind.Method;
    };
  }

  static FoldingRange fold(Fold fold) {
    FoldingRange range = new FoldingRange(fold.firstLine() - 1, fold.lastLine() - 1);
    range.setKind(
        switch (fold.kind()) {
          case CODE -> FoldingRangeKind.Region;
          case COMMENT -> FoldingRangeKind.Comment;
        });
    return range;
  }
}
