/// The profiles against the engines they mirror (engine contract 4.1): what the documentation of
/// each says, on tapes worked by hand. Nothing here is their code; each class names the page.
package io.quantlab.engine.mirror;
