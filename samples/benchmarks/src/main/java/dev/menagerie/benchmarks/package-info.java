/** Ours beside the bare thing, in turns, in one run. */
package dev.menagerie.benchmarks;
