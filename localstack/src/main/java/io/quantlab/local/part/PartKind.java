package io.quantlab.local.part;

/// A part: a program of others that speaks the cloud's own operations.
public enum PartKind {
  TABLE("dynamodb-local", "software.amazon.dynamodb.services.local.main.ServerRunner", 128),
  QUEUE("elasticmq", "org.elasticmq.server.Main", 96),
  OBJECTS("s3proxy", "org.gaul.s3proxy.Main", 96);

  private final String folder;
  private final String mainClass;
  private final int heapMib;

  PartKind(String folder, String mainClass, int heapMib) {
    this.folder = folder;
    this.mainClass = mainClass;
    this.heapMib = heapMib;
  }

  /// Its name, also that of its folder, its log and its process file.
  public String folder() {
    return folder;
  }

  String mainClass() {
    return mainClass;
  }

  int heapMib() {
    return heapMib;
  }

  /// Whether so much goes through it that the better of the JVM's compilers pays for its memory: a
  /// read costs the table a fifth less with it.
  boolean isBusy() {
    return this == TABLE;
  }
}
