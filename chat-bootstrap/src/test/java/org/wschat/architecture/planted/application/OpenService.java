package org.wschat.architecture.planted.application;

class OpenService {}
