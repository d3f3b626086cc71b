/** Menagerie as a program: the assembly of all modules, and its life from start to stop. */
package dev.menagerie.standalone;
