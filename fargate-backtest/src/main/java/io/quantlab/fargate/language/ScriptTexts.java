package io.quantlab.fargate.language;

import io.quantlab.dsl.diagnostic.Fix;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.editor.Document;
import io.quantlab.dsl.editor.Hint;
import io.quantlab.dsl.editor.Rename;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintKind;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;

/// The scripts an editor has open, and every question about them.
///
/// All work is done one after the other on one thread; a question that was taken back before its
/// turn is not answered.
final class ScriptTexts implements TextDocumentService {
  /// How long after the last key a text is looked through, in milliseconds.
  private static final long QUIET_MILLIS = 150;

  private final ScheduledExecutorService worker;
  private final LastValues values;
  private final Map<String, OpenScript> open = new ConcurrentHashMap<>();
  private LanguageClient client;

  ScriptTexts(ScheduledExecutorService worker, LastValues values) {
    this.worker = worker;
    this.values = values;
  }

  void connect(LanguageClient editor) {
    client = editor;
  }

  /// Answers a few questions about a small script, so that the first of the editor is not the first
  /// of all.
  static void warmUp() {
    String text = "strategy \"S\"\nlet mean = sma(close, 20)\nif close > mean { buy(shares(1)) }\n";
    for (int offset = 0; offset < text.length(); offset += 8) {
      Document document = Document.of(text);
      document.completions(offset);
      document.hover(offset);
    }
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    change(params.getTextDocument().getUri(), params.getTextDocument().getText(), 0);
    run(params.getTextDocument().getUri());
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    String text = params.getContentChanges().getLast().getText();
    change(params.getTextDocument().getUri(), text, QUIET_MILLIS);
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    String uri = params.getTextDocument().getUri();
    open.remove(uri);
    client.publishDiagnostics(new PublishDiagnosticsParams(uri, List.of()));
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    run(params.getTextDocument().getUri());
  }

  /// Shows the values of the end of a run beside the lines, when the editor named data for it.
  private void run(String uri) {
    values.make(
        uri,
        trouble -> {
          if (!trouble.isEmpty()) {
            client.logMessage(new MessageParams(MessageType.Info, trouble));
          }
          client.refreshInlayHints();
        });
  }

  private void change(String uri, String text, long quietMillis) {
    OpenScript script =
        open.computeIfAbsent(
            uri, _ -> new OpenScript(each -> Document.of(each, ScriptPlace.libraries(uri))));
    script.change(text);
    values.forget(uri);
    script.plan(worker.schedule(() -> publish(uri, script), quietMillis, TimeUnit.MILLISECONDS));
  }

  private void publish(String uri, OpenScript script) {
    if (open.get(uri) == script) {
      Document document = script.document();
      Messages messages = messages(uri, document);
      client.publishDiagnostics(
          new PublishDiagnosticsParams(
              uri, document.diagnostics().stream().map(messages::diagnostic).toList()));
    }
  }

  private static Messages messages(String uri, Document document) {
    return new Messages(uri, new Places(document.source()));
  }

  /// Answers a question about a script; one that is not open has the empty answer.
  private <A> CompletableFuture<A> answer(
      String uri, A otherwise, BiFunction<Document, Messages, A> question) {
    return CompletableFutures.computeAsync(
        worker,
        cancel -> {
          cancel.checkCanceled();
          OpenScript script = open.get(uri);
          if (script == null) {
            return otherwise;
          }
          Document document = script.document();
          cancel.checkCanceled();
          return question.apply(document, messages(uri, document));
        });
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return answer(
        params.getTextDocument().getUri(),
        Either.forLeft(List.of()),
        (document, messages) -> {
          List<CompletionItem> items = new ArrayList<>();
          for (var each : document.completions(messages.places().offset(params.getPosition()))) {
            items.add(messages.completion(each, items.size()));
          }
          return Either.forLeft(items);
        });
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    return answer(
        params.getTextDocument().getUri(),
        null,
        (document, messages) ->
            document
                .hover(messages.places().offset(params.getPosition()))
                .map(each ->
                    new Hover(
                        Messages.markdown(each.markdown()), messages.places().range(each.span())))
                .orElse(null));
  }

  @Override
  public CompletableFuture<SignatureHelp> signatureHelp(SignatureHelpParams params) {
    return answer(
        params.getTextDocument().getUri(),
        null,
        (document, messages) ->
            document
                .signature(messages.places().offset(params.getPosition()))
                .map(Messages::signature)
                .orElse(null));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    return answer(
        params.getTextDocument().getUri(),
        Either.forLeft(List.of()),
        (document, messages) ->
            Either.forLeft(
                document.definition(messages.places().offset(params.getPosition())).stream()
                    .map(messages::location)
                    .toList()));
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
    return answer(
        params.getTextDocument().getUri(),
        List.of(),
        (document, messages) -> {
          int offset = messages.places().offset(params.getPosition());
          boolean all = params.getContext().isIncludeDeclaration();
          Span declaration = document.definition(offset).orElse(Span.at(0));
          return document.references(offset).stream()
              .filter(each -> all || !each.equals(declaration))
              .map(messages::location)
              .toList();
        });
  }

  @Override
  public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(
      DocumentHighlightParams params) {
    return answer(
        params.getTextDocument().getUri(),
        List.of(),
        (document, messages) ->
            document.references(messages.places().offset(params.getPosition())).stream()
                .filter(each -> document.source().attachedAt(each.start()).isEmpty())
                .map(each -> new DocumentHighlight(messages.places().range(each)))
                .toList());
  }

  @Override
  public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams params) {
    return answer(
        params.getTextDocument().getUri(),
        null,
        (document, messages) -> {
          int offset = messages.places().offset(params.getPosition());
          return document.references(offset).stream()
              .filter(each -> each.touches(offset))
              .findFirst()
              .map(each ->
                  Either3.<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>forFirst(
                      messages.places().range(each)))
              .orElse(null);
        });
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
    return answer(
        params.getTextDocument().getUri(),
        null,
        (document, messages) ->
            switch (document.rename(
                messages.places().offset(params.getPosition()), params.getNewName())) {
              case Rename.Done(Fix fix) -> messages.edit(fix);
              case Rename.Refused(String reason) ->
                  throw new ResponseErrorException(
                      new ResponseError(ResponseErrorCode.RequestFailed, reason, null));
            });
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams params) {
    return answer(
        params.getTextDocument().getUri(),
        List.of(),
        (document, messages) ->
            document.outline().stream()
                .map(each ->
                    Either.<SymbolInformation, DocumentSymbol>forRight(messages.symbol(each)))
                .toList());
  }

  @Override
  public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
    return answer(
        params.getTextDocument().getUri(),
        List.of(),
        (document, _) -> document.folds().stream().map(Messages::fold).toList());
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    return answer(
        params.getTextDocument().getUri(),
        List.of(),
        (document, messages) ->
            document.formatted().stream()
                .filter(text -> !text.equals(document.source().text()))
                .map(text -> new TextEdit(messages.places().whole(), text))
                .toList());
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    return answer(
        params.getTextDocument().getUri(),
        List.of(),
        (document, messages) -> {
          List<Either<Command, CodeAction>> actions = new ArrayList<>();
          for (Fix fix : document.actions(messages.places().span(params.getRange()))) {
            CodeAction action = new CodeAction(fix.title());
            action.setKind(
                fix.title().startsWith("name it")
                    ? CodeActionKind.RefactorExtract
                    : CodeActionKind.QuickFix);
            action.setEdit(messages.edit(fix));
            actions.add(Either.forRight(action));
          }
          return actions;
        });
  }

  @Override
  public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams params) {
    return answer(
        params.getTextDocument().getUri(),
        new SemanticTokens(List.of()),
        (document, _) -> new SemanticTokens(TokenCode.of(document.source(), document.tokens())));
  }

  @Override
  public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
    return answer(
        params.getTextDocument().getUri(),
        List.of(),
        (document, messages) -> {
          Span shown = messages.places().span(params.getRange());
          List<InlayHint> hints = new ArrayList<>();
          for (Hint each : document.hints()) {
            if (shown.touches(each.offset())) {
              InlayHint hint =
                  new InlayHint(
                      messages.places().position(each.offset()), Either.forLeft(each.text()));
              hint.setKind(InlayHintKind.Type);
              hints.add(hint);
            }
          }
          for (LastValues.Line each : values.of(params.getTextDocument().getUri())) {
            if (shown.touches(messages.places().offset(each.end()))) {
              InlayHint hint = new InlayHint(each.end(), Either.forLeft(each.text()));
              hint.setPaddingLeft(true);
              hints.add(hint);
            }
          }
          return hints;
        });
  }
}
