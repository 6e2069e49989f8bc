package org.wschat.architecture.planted.bootstrap;

public final class StringUtil {

    private StringUtil() {}
}
