/** What those who run the service ask it: is it alive, is it ready, how is it doing. */
package dev.menagerie.web.ops;
