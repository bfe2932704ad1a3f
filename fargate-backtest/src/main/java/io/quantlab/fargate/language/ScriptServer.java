package io.quantlab.fargate.language;

import io.quantlab.dsl.debug.LineView;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.SignatureHelpOptions;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/// A language server for one editor.
public final class ScriptServer implements LanguageServer, LanguageClientAware {
  private static final Logger LOG = Logger.getLogger(ScriptServer.class.getName());

  private final ScheduledExecutorService worker;
  private final LastValues values;
  private final ScriptTexts texts;
  private final CompletableFuture<Ending> ended = new CompletableFuture<>();
  private volatile boolean shutDown;

  /// How a session ended.
  public enum Ending {
    /// The editor said `shutdown`, then `exit`.
    SHUT_DOWN,
    /// It went away.
    BROKEN_OFF
  }

  /// Runs scripts for the values beside their lines.
  public interface Runs {
    /// The lines of a script at the end of a run, with what their names hold then.
    ///
    /// @param arguments those of `quantlab debug`, the script first
    List<LineView> lines(List<String> arguments) throws IOException;
  }

  private ScriptServer(ScheduledExecutorService worker, LastValues values) {
    this.worker = worker;
    this.values = values;
    this.texts = new ScriptTexts(worker, values);
  }

  /// Serves an editor until it says `exit` or its stream ends.
  public static Ending serve(InputStream in, OutputStream out, Runs runs) {
    ScheduledExecutorService worker =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    ExecutorService runner =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    ScriptServer server = new ScriptServer(worker, new LastValues(runs, runner));
    try {
      Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
      server.connect(launcher.getRemoteProxy());
      Future<Void> listening = launcher.startListening();
      Thread.ofPlatform().daemon().start(() -> server.endWith(listening));
      return server.ended.join();
    } finally {
      worker.shutdownNow();
      runner.shutdownNow();
    }
  }

  /// Waits for the end of the editor's stream, however it comes.
  private void endWith(Future<Void> listening) {
    try {
      listening.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException broken) {
      LOG.log(Level.WARNING, "the stream of the editor broke", broken);
    }
    ended.complete(Ending.BROKEN_OFF);
  }

  @Override
  public void connect(LanguageClient client) {
    texts.connect(client);
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    worker.execute(ScriptTexts::warmUp);
    values.configure(params.getInitializationOptions());
    ServerCapabilities can = new ServerCapabilities();
    can.setTextDocumentSync(TextDocumentSyncKind.Full);
    can.setCompletionProvider(new CompletionOptions(false, List.of(".")));
    can.setHoverProvider(true);
    can.setSignatureHelpProvider(new SignatureHelpOptions(List.of("(", ",")));
    can.setDefinitionProvider(true);
    can.setReferencesProvider(true);
    can.setDocumentHighlightProvider(true);
    can.setRenameProvider(new RenameOptions(true));
    can.setDocumentSymbolProvider(true);
    can.setFoldingRangeProvider(true);
    can.setDocumentFormattingProvider(true);
    can.setInlayHintProvider(true);
    can.setCodeActionProvider(
        new CodeActionOptions(List.of(CodeActionKind.QuickFix, CodeActionKind.RefactorExtract)));
    can.setSemanticTokensProvider(
        new SemanticTokensWithRegistrationOptions(TokenCode.legend(), true));
    return CompletableFuture.completedFuture(
        new InitializeResult(can, new ServerInfo("quantlab lsp")));
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    shutDown = true;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void exit() {
    ended.complete(shutDown ? Ending.SHUT_DOWN : Ending.BROKEN_OFF);
  }

  @Override
  public void setTrace(SetTraceParams params) {
    // Nothing is traced, and an editor may ask for it all the same.
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return texts;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return new NoWorkspace();
  }
}
