/// The editor service of scripts over the Language Server Protocol.
///
/// Carries questions and answers between an editor and `dsl.editor`; what a script means is not
/// known here. Texts are sent whole, looked through a moment after the last key, and an answer
/// nobody waits for any more is not worked out. Open [ScriptServer] first.
package io.quantlab.fargate.language;
