/** The program put together from all modules, and its life from start to stop. */
package dev.menagerie.standalone.assembly;
