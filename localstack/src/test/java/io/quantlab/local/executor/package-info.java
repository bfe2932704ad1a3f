/// Tests of the jobs' way: faults, kills, queues that double and reorder.
package io.quantlab.local.executor;
