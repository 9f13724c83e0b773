import { fill, size, type FormConfig } from './words.ts';

interface Sized {
	name: string;
	size: number;
}

/** What is wrong with the chosen files, or an empty string. The server decides again. */
export function problemWith( files: readonly Sized[], config: FormConfig ): string {
	if ( files.length > config.maxFiles ) {
		return fill( config.words.tooMany, config.maxFiles );
	}
	const large = files.find( ( file ) => file.size > config.maxFile );
	if ( large ) {
		return fill( config.words.tooLarge, large.name, size( config.maxFile ) );
	}
	const total = files.reduce( ( sum, file ) => sum + file.size, 0 );
	return total > config.maxTotal ? fill( config.words.allTooLarge, size( config.maxTotal ) ) : '';
}

/** The same files without one of them, as an input takes them. */
export function without( files: FileList, index: number ): FileList {
	const rest = new DataTransfer();
	Array.from( files ).forEach( ( file, position ) => position !== index && rest.items.add( file ) );
	return rest.files;
}
