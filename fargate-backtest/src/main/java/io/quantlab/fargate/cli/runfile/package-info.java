/// Run files: TOML to settings, each with the place it came from; includes, environments and
/// overrides.
///
/// Knows keys by section, name and shape, not what they mean: whoever runs a file describes its
/// keys and reads the words. TOML itself is read by a library in [TomlText] alone. Open [RunFile]
/// first.
package io.quantlab.fargate.cli.runfile;
