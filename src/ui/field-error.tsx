/** What is wrong with a field, right below it. */
export function FieldError( { words, id }: { words: string | undefined; id?: string } ) {
	return words ? (
		<p className="mesa-field__error" role="alert" id={ id }>
			{ words }
		</p>
	) : null;
}
