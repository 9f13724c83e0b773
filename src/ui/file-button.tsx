import { Button, FormFileUpload } from '@wordpress/components';

interface Props {
	children: string;
	onFiles: ( files: readonly File[] ) => void;
	/** As an input's `accept`; empty: any file. */
	accept?: string;
	multiple?: boolean;
	variant?: 'secondary' | 'tertiary';
	disabled?: boolean;
}

/** A button that lets people choose files. The same file can be chosen twice in a row. */
export function FileButton( { children, onFiles, accept = '', multiple = false, variant = 'secondary', disabled = false }: Props ) {
	return (
		<FormFileUpload
			__next40pxDefaultSize
			multiple={ multiple }
			{ ...( accept ? { accept } : {} ) }
			onChange={ ( event ) => {
				const files = [ ...( event.currentTarget.files ?? [] ) ];
				event.currentTarget.value = '';
				if ( files.length > 0 ) {
					onFiles( files );
				}
			} }
			render={ ( { openFileDialog } ) => (
				<Button variant={ variant } __next40pxDefaultSize disabled={ disabled } onClick={ openFileDialog }>
					{ children }
				</Button>
			) }
		/>
	);
}
