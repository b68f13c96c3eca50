/**
 * Where plugins are taken from the class path: the type of a loaded plugin is package-private, so one class sits in
 * here. The server jars are used under the Elastic License 2.0 option; this module runs beside Muniment and is not
 * shipped. Null-marking stands on the class, because on the package it would speak for the server's own classes too.
 */
package org.elasticsearch.plugins;
