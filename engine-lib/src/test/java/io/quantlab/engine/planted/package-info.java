/// What tests must not do, for the tests that see to it. No class here is a test of its own.
package io.quantlab.engine.planted;
