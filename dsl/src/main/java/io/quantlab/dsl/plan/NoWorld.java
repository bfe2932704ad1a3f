package io.quantlab.dsl.plan;

/// The world of a script that runs on bars alone.
final class NoWorld implements World {
  @Override
  public Object root(Root root) {
    throw absent(root.toString());
  }

  @Override
  public long now() {
    return 0;
  }

  @Override
  public EngineValue position(long symbol) {
    throw absent("position");
  }

  @Override
  public EngineValue quote(long symbol) {
    throw absent("quote");
  }

  @Override
  public EngineValue facts(long symbol) {
    throw absent("symbol");
  }

  @Override
  public long symbol(String name, int site) {
    throw absent("symbol " + name);
  }

  @Override
  public long timeframe() {
    return Timeframes.of(1, "m");
  }

  @Override
  public String currency() {
    return "USD";
  }

  @Override
  public String zone() {
    return "UTC";
  }

  @Override
  public Object ask(String function, Object[] arguments, int site) {
    throw absent(function);
  }

  @Override
  public Object handle(Outbox.Request request) {
    return null;
  }

  private static IllegalStateException absent(String what) {
    return new IllegalStateException("no host to ask for " + what);
  }
}
