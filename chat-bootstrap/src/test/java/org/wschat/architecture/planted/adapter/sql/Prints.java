package org.wschat.architecture.planted.adapter.sql;

public final class Prints {

    private Prints() {}

    public static void print() {
        System.out.println("printed");
    }
}
