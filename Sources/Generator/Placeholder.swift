// placeholder until this room is built
