# recognize
