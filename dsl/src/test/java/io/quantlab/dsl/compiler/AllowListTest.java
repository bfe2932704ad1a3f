package io.quantlab.dsl.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.dsl.plan.State;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A class that reaches for anything outside of the list is not defined, however it tries.
final class AllowListTest {
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(CD_void, Descriptors.STATE, CD_int, Descriptors.EVENT);

  @Test
  @DisplayName("12.1: a class that calls what is listed passes")
  void listedCallsPass() {
    assertDoesNotThrow(() ->
        AllowList.check(
            script(code ->
                code.aload(1)
                    .invokevirtual(
                        Descriptors.of(State.class),
                        "fuel",
                        MethodTypeDesc.of(ConstantDescs.CD_long))
                    .pop2())));
  }

  @Test
  @DisplayName("12.1: calls, fields, types and constants outside of the list are refused")
  void everythingElseIsRefused() {
    refused(
        "System",
        code ->
            code.iconst_0()
                .invokestatic(
                    ClassDesc.of("java.lang.System"), "exit", MethodTypeDesc.of(CD_void, CD_int)));
    refused(
        "System",
        code ->
            code.getstatic(
                    ClassDesc.of("java.lang.System"), "out", ClassDesc.of("java.io.PrintStream"))
                .pop());
    refused(
        "rollback",
        code ->
            code.aload(1)
                .invokevirtual(
                    Descriptors.of(State.class), "rollback", MethodTypeDesc.of(CD_void)));
    refused("Thread", code -> code.new_(ClassDesc.of("java.lang.Thread")).pop());
    refused(
        "Object",
        code ->
            code.aload(0)
                .invokevirtual(CD_Object, "getClass", MethodTypeDesc.of(ConstantDescs.CD_Class))
                .pop());
    refused("Class", code -> code.loadConstant(ClassDesc.of("java.lang.Runtime")).pop());
    refused(
        "InvokeDynamic",
        code ->
            code.invokedynamic(
                DynamicCallSiteDesc.of(
                    ConstantDescs.ofCallsiteBootstrap(
                        ClassDesc.of("java.lang.invoke.LambdaMetafactory"), "x", CD_Object),
                    "x",
                    MethodTypeDesc.of(CD_void))));
  }

  @Test
  @DisplayName("12.1: a class of another shape is refused")
  void otherShapesAreRefused() {
    byte[] withField =
        build(script -> {
          script.withInterfaceSymbols(Descriptors.PROGRAM);
          script.withField("constants", CD_Object, 0);
          script.withField("kept", CD_Object, ClassFile.ACC_STATIC);
        });
    byte[] withoutSeam = build(_ -> {});
    for (byte[] each : new byte[][] {withField, withoutSeam}) {
      Refusal refusal = assertThrows(Refusal.class, () -> AllowList.check(each));
      assertTrue(refusal.getMessage().contains("shape"), refusal.getMessage());
    }
  }

  private static void refused(String mentions, Consumer<CodeBuilder> body) {
    byte[] bytes = script(body);
    Refusal refusal = assertThrows(Refusal.class, () -> AllowList.check(bytes), mentions);
    assertTrue(refusal.getMessage().contains("not allowed"), refusal.getMessage());
  }

  private static byte[] script(Consumer<CodeBuilder> body) {
    return build(script -> {
      script.withInterfaceSymbols(Descriptors.PROGRAM);
      script.withField("constants", Descriptors.OBJECTS, 0);
      script.withMethodBody(
          "run",
          RUN,
          ClassFile.ACC_PUBLIC,
          code -> {
            body.accept(code);
            code.return_();
          });
    });
  }

  private static byte[] build(Consumer<ClassBuilder> content) {
    return ClassFile.of().build(Descriptors.SCRIPT, content);
  }
}
